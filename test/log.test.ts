import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel } from '../src/log.ts';

describe('createLogger', () => {
  it('writes one JSON object a line', () => {
    const { log, lines } = recorded('info');
    log.info('evaluation started', { id: 'e1', cost: 12n });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        level: 'info',
        message: 'evaluation started',
        id: 'e1',
        cost: '12',
      },
    ]);
    expect(lines[0]).not.toContain('\n');
  });

  it('drops what is below its level', () => {
    const { log, lines } = recorded('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['c', 'd']);
  });

  it('tells an error with its causes, and its stack at debug alone', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const error = new TypeError('no answer', { cause });
    expect(fieldsOf('info', { error })).toEqual({
      error: {
        name: 'TypeError',
        message: 'no answer',
        cause: { name: 'Error', message: 'refused', code: 'ECONNREFUSED' },
      },
    });
    expect(fieldsOf('debug', { error }).error.stack).toContain('log.test.ts');
  });

  it('writes only some of many alike warnings and errors, and how many it left out', () => {
    const { log, lines } = recorded('info');
    for (let job = 0; job < 1_000; job++) log.error('A job failed', { job });
    expect(lines).toHaveLength(3);
    for (let job = 0; job < 10; job++) log.info('A job ended', { job });
    expect(lines).toHaveLength(13);
    const debug = recorded('debug');
    for (let job = 0; job < 10; job++) debug.log.error('A job failed', { job });
    expect(debug.lines).toHaveLength(10);
  });

  it('survives circles and depth', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const deep = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`);
    expect(fieldsOf('info', { circle })).toEqual({ circle: { self: '[circular]' } });
    expect(JSON.stringify(fieldsOf('info', { deep }))).toContain('[too deep]');
  });

  const secrets: { name: string; value: unknown }[] = [
    { name: 'a bot token', value: 'used xoxb-12-34-hunter2 today' },
    { name: 'a refresh token', value: 'xoxe.xoxp-1-hunter2' },
    { name: 'an app token', value: 'xapp-1-A1-hunter2' },
    { name: 'an Anthropic key', value: 'invalid key sk-ant-api03-hunter2_x' },
    { name: 'a Google key', value: 'AIzaSyA-hunter2hunter2hunter2hunter2hun' },
    { name: 'a newer Google key', value: 'AQ.hunter2hunter2_hunter2hunter2' },
    { name: 'a Google key in a query', value: 'https://g/v1beta/models?key=hunter2&alt=sse' },
    { name: 'a password in an address', value: 'postgres://me:hunter2@host:5432/db' },
    { name: 'a password without a user', value: 'redis://:hunter2@host:6379' },
    { name: 'a response address', value: 'https://hooks.slack.com/commands/T1/2/hunter2' },
    { name: 'an authorization header in text', value: '"Authorization": "Bearer hunter2"' },
    { name: 'an API key header in text', value: 'x-api-key: hunter2' },
    { name: 'a bearer token', value: 'sent Bearer hunter2hunter2' },
    { name: 'an authorization header', value: { Authorization: 'Basic hunter2' } },
    { name: 'a secret field', value: { signingSecret: 'hunter2', bot_token: 'hunter2' } },
    { name: 'an address object', value: new URL('postgres://me:hunter2@host/db') },
    { name: "an error's message", value: new Error('can not reach redis://:hunter2@h') },
    { name: 'a nested list', value: [{ a: ['xoxb-hunter2'] }] },
  ];

  it.each(secrets)('hides $name', ({ value }) => {
    const { log, lines } = recorded('debug');
    log.error('failed', { value });
    expect(lines[0]).not.toContain('hunter2');
    expect(lines[0]).toContain('[redacted]');
  });

  it('hides secrets in the message too', () => {
    const { log, lines } = recorded('info');
    log.info('using xoxb-hunter2');
    expect(lines[0]).not.toContain('hunter2');
  });

  it('hides the values of a database statement that failed: they are people’s texts', () => {
    const failed = new DrizzleQueryError(
      'insert into "evaluations" values ($1)',
      ['My ticket\nis hunter2'],
      new Error('no room'),
    );
    for (const error of [failed, String(failed)]) {
      const { log, lines } = recorded('debug');
      log.error('A job failed', { error });
      expect(lines[0]).not.toContain('hunter2');
      expect(lines[0]).toContain('insert into');
    }
    expect(JSON.stringify(fieldsOf('info', { error: failed }))).toContain('no room');
  });

  it('leaves what is no secret', () => {
    const fields = { tokens: { input: 3 }, url: 'https://h:8080/a@b', text: 'basic tasks' };
    expect(fieldsOf('info', fields)).toEqual(fields);
  });
});

function recorded(level: LogLevel) {
  const lines: string[] = [];
  return { lines, log: createLogger(level, (line) => lines.push(line)) };
}

function fieldsOf(level: LogLevel, fields: Record<string, unknown>) {
  const { log, lines } = recorded(level);
  log.error('x', fields);
  const { time: _time, level: _level, message: _message, ...rest } = JSON.parse(lines[0] ?? '{}');
  return rest;
}
