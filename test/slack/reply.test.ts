import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { explain } from '../../src/slack/reply.ts';
import { silentLogger } from '../support/silent-logger.ts';

const slackError = (error: string) => Object.assign(new Error('Slack'), { data: { error } });

describe('what a person is told of an error', () => {
  it('is our own words, or what to do about a known answer of Slack’s', () => {
    const { logger, lines } = silentLogger();
    const own = explain(new AppError('not found', 'No such evaluation.'), logger);
    expect(own).toEqual({ what: 'No such evaluation.', next: '' });
    expect(explain(slackError('expired_trigger_id'), logger).next).toBe('Send the command again.');
    expect(lines).toEqual([]);
  });

  it('says how things stand where nobody knows more, and keeps the error for the log', () => {
    const { logger, lines } = silentLogger();
    expect(explain(new Error('secret detail'), logger).next).toMatch(/^Nothing was started\. Try/);
    const cancelling = explain(new Error('secret detail'), logger, 'It goes on.');
    expect(cancelling.next).toMatch(/^It goes on\. Try again/);
    expect(JSON.stringify(cancelling)).not.toContain('secret detail');
    expect(lines).toHaveLength(2);
  });
});
