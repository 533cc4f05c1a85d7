import { describe, expect, it } from 'vitest';
import { explainFileError, explainOutput } from '../../src/embedded-postgres/explain.ts';

describe('explainOutput', () => {
  it.each([
    {
      name: 'a full disk',
      output: 'initdb: error: could not write to file: No space left on device',
      says: 'The disk under /d is full: free some space.',
    },
    {
      name: 'a nameless user',
      output: 'initdb: error: could not look up effective user ID 1234: user does not exist',
      says: 'run llm-pick as a named user',
    },
    {
      name: 'a folder of another user',
      output: 'FATAL:  data directory "/d" has wrong ownership',
      says: 'PostgreSQL may not use /d: run llm-pick as the user who owns it',
    },
    {
      name: 'anything else, with its worst line',
      output: 'LOG:  starting\nPANIC:  could not locate a valid checkpoint record\nLOG:  aborting',
      says: "didn't start: PANIC:  could not locate a valid checkpoint record. Move the folder away",
    },
    { name: 'silence', output: '', says: 'it printed nothing' },
  ])('explains $name', ({ output, says }) => {
    const error = explainOutput(output, '/d');
    expect(error.code).toBe('configuration');
    expect(error.message).toContain(says);
  });
});

describe('explainFileError', () => {
  it.each([
    { code: 'ENOSPC', says: 'The disk under /d is full' },
    { code: 'EROFS', says: 'set LLM_PICK_DATA_DIR to a folder you may write' },
    { code: 'EACCES', says: "llm-pick can't write to /d" },
    { code: 'EEXIST', says: 'set LLM_PICK_DATA_DIR to a folder' },
  ])('explains $code', ({ code, says }) => {
    const explained = explainFileError(Object.assign(new Error('x'), { code }), '/d');
    expect(explained).toMatchObject({
      code: 'configuration',
      message: expect.stringContaining(says),
    });
  });

  it('leaves other errors alone', () => {
    const error = new Error('x');
    expect(explainFileError(error, '/d')).toBe(error);
  });
});
