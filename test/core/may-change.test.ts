import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import { isAdmin, mayChange } from '../../src/core/may-change.ts';

const ana: Actor = { kind: 'person', id: 'U0ANA' };
const ben: Actor = { kind: 'person', id: 'U0BEN' };
const anas = { workspace: 'T1', actor: ana };
const inT1 = (actor: Actor) => ({ actor, workspace: 'T1' });

describe('what a person began', () => {
  it.each([
    { name: 'that person', by: inT1(ana), admins: [], may: true },
    { name: 'another', by: inT1(ben), admins: [], may: false },
    { name: 'an admin', by: inT1(ben), admins: ['U0BEN'], may: true },
    {
      name: 'the same id of another workspace',
      by: { ...inT1(ana), workspace: 'T2' },
      admins: [],
      may: false,
    },
    {
      name: 'an admin of another workspace',
      by: { ...inT1(ben), workspace: 'T2' },
      admins: ['U0BEN'],
      may: false,
    },
    {
      name: 'the command line',
      by: { actor: { kind: 'terminal', id: null }, workspace: 'local' },
      admins: [],
      may: true,
    },
    { name: 'llm-pick itself', by: inT1({ kind: 'system', id: null }), admins: [], may: true },
  ] as const)('may be changed by $name: $may', ({ by, admins, may }) => {
    expect(mayChange(by, anas, admins)).toBe(may);
  });

  it('is nobody’s where no id is known', () => {
    const nobody: Actor = { kind: 'person', id: null };
    expect(mayChange(inT1(nobody), { workspace: 'T1', actor: nobody }, [])).toBe(false);
  });
});

it('a person may not change what the command line began, an admin may', () => {
  const terminals = { workspace: 'T1', actor: { kind: 'terminal', id: null } as const };
  expect(mayChange(inT1(ana), terminals, [])).toBe(false);
  expect(mayChange(inT1(ana), terminals, ['U0ANA'])).toBe(true);
});

it('an admin is who is named as one, or who runs llm-pick', () => {
  expect(isAdmin(ana, ['U0ANA'])).toBe(true);
  expect(isAdmin(ben, ['U0ANA'])).toBe(false);
  expect(isAdmin({ kind: 'terminal', id: null }, [])).toBe(true);
});
