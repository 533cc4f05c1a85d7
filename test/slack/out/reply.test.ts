import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import { createLogger } from '../../../src/log.ts';
import { explain } from '../../../src/slack/out/reply.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const slackError = (error: string) => Object.assign(new Error('Slack'), { data: { error } });

describe('what a person is told of an error', () => {
  it('is our own words, or what to do about a known answer of Slack’s', () => {
    const { logger, lines } = silentLogger();
    const own = explain(new AppError('not found', 'No such evaluation.'), logger);
    expect(own).toEqual({ what: 'No such evaluation.', next: '' });
    expect(explain(slackError('expired_trigger_id'), logger).next).toBe('Send the command again.');
    expect(lines).toEqual([]);
  });

  it.each([
    [
      'There is no evaluation 11111111-1111-4111-8111-111111111111 in this workspace.',
      'There is no such evaluation in this workspace.',
    ],
    [
      'Evaluation 11111111-1111-4111-8111-111111111111 has no result yet. It still runs.',
      'This evaluation has no result yet. It still runs.',
    ],
    ['Nothing of evaluation 11111111-1111-4111-8111-111111111111.', 'Nothing of this evaluation.'],
  ])('names no evaluation by its id: %s', (message, what) => {
    const { logger } = silentLogger();
    expect(explain(new AppError('not found', message), logger).what).toBe(what);
  });

  const CODES = [
    ['exchanged_trigger_id', /opened already/],
    ['view_too_large', /more text than a form/],
    ['hash_conflict', /changed meanwhile/],
    ['not_found', /closed meanwhile/],
    ['ratelimited', /asks us to wait/],
    ['internal_error', /problem of its own/],
    ['token_revoked', /token/],
    ['missing_scope', /lacks a permission/],
  ] as const;
  it.each(CODES)('is its own words for %s', (code, words) => {
    const { logger, lines } = silentLogger();
    expect(explain(slackError(code), logger).what).toMatch(words);
    expect(lines).toEqual([]);
  });

  it('knows a trigger that expired, a rate limit and an outage by their details', () => {
    const { logger } = silentLogger();
    const late = new webApi.WebAPIPlatformError({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] trigger_id expired'] },
    });
    expect(explain(late, logger).what).toContain('gave up waiting');
    expect(explain(new webApi.WebAPIRateLimitedError(30), logger).what).toContain('to wait');
    const unreachable = new webApi.WebAPIRequestError(new Error('ECONNREFUSED'));
    expect(explain(unreachable, logger).what).toContain('problem of its own');
  });

  it('says how things stand where nobody knows more, and keeps the error for the log', () => {
    const { logger, lines } = silentLogger();
    expect(explain(new Error('secret detail'), logger).next).toMatch(/^Nothing was started\. Try/);
    const cancelling = explain(new Error('secret detail'), logger, 'It goes on.');
    expect(cancelling.next).toMatch(/^It goes on\. Try again/);
    expect(JSON.stringify(cancelling)).not.toContain('secret detail');
    expect(lines).toHaveLength(2);
  });

  it('names a database that can’t be reached', () => {
    const { logger, lines } = silentLogger();
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { what, next } = explain(new Error('Failed query', { cause }), logger);
    expect(what).toBe('llm-pick can’t reach its database at the moment.');
    expect(next).toMatch(/^Nothing was started\. Try again; /);
    expect(lines).toHaveLength(1);
  });

  it('is a reference to quote, which stands in the log line, too', () => {
    const lines: string[] = [];
    const { next } = explain(
      new Error('lost'),
      createLogger('info', (line) => lines.push(line)),
    );
    const reference = /with the reference ([b-v]{4})\.$/.exec(next)?.[1];
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'A Slack request failed', reference, error: { message: 'lost' } },
    ]);
  });
});
