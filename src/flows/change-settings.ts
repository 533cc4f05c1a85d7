import { didYouMean } from '../core/did-you-mean.ts';
import { AppError, type Fault } from '../core/errors.ts';
import { listed } from '../core/format.ts';
import { mayChangeSetting } from '../core/may-change.ts';
import { nearest } from '../core/nearest.ts';
import { DEFINITIONS, SETTING_KEYS } from '../core/settings/definitions.ts';
import type { HeldSettings, Settings } from '../core/settings/settings.ts';
import { parseSetting, settingNamed } from '../core/settings/settings-of.ts';
import type { Ctx } from './ctx.ts';
import type { SettingStore } from './ports/settings.ts';

export interface ChangeSettingsDeps {
  settings: SettingStore;
}

/** A setting's name and its new value as a person writes them; '' takes it back to its default. */
export interface SettingChange {
  name: string;
  text: string;
}

/**
 * Changes a workspace's settings, all of them or none. Returns those that hold then. Throws
 * AppError('invalid input') with a fault for each that is wrong, AppError('forbidden') with one for each
 * that only an admin may change.
 */
export async function changeSettings(
  { settings }: ChangeSettingsDeps,
  { ctx, input }: { ctx: Ctx; input: { changes: readonly SettingChange[] } },
): Promise<HeldSettings> {
  const { workspace, actor, now } = ctx;
  const before = await settings.read(workspace);
  const changes: { [K in keyof Settings]?: string | null } = {};
  const values: Partial<Settings> = {};
  const faults: Fault[] = [];
  for (const { name, text } of input.changes) {
    const key = settingNamed(name);
    if (!key) faults.push(fault(name, `${name} is not a setting.${suggestion(name)}`));
    else if (text.trim() === '') {
      changes[key] = null;
      Object.assign(values, { [key]: DEFINITIONS[key].standard });
    } else {
      const parsed = parseSetting(key, text);
      if ('problem' in parsed)
        faults.push(fault(name, `${DEFINITIONS[key].name} ${parsed.problem}.`));
      else {
        changes[key] = text.trim();
        Object.assign(values, { [key]: parsed.value });
      }
    }
  }
  const refused = refusals(ctx, Object.keys(changes) as (keyof Settings)[], before.admins);
  if (refused.length > 0) {
    throw new AppError('forbidden', 'No setting was changed.', { faults: refused });
  }
  if (lacksApprover({ ...before, ...values })) faults.push(fault('approver', NO_APPROVER));
  if (faults.length > 0) {
    throw new AppError('invalid input', 'No setting was changed.', { faults });
  }
  await settings.write(workspace, changes, { actor, at: now });
  return settings.read(workspace);
}

/** An amount above which nobody could confirm. */
function lacksApprover({ approvalAbove, approver }: Settings): boolean {
  return approvalAbove !== null && approver === null;
}

const NO_APPROVER =
  'approver must be named where approval-above is set: somebody has to confirm. Name one, or turn approval-above off.';

/** Where no admin is named, everybody may change what is neither money nor power. */
function refusals(
  { actor }: Ctx,
  keys: readonly (keyof Settings)[],
  admins: readonly string[],
): Fault[] {
  const who =
    admins.length > 0
      ? 'Ask one of the admins that the settings name.'
      : 'No admin is named yet: whoever runs llm-pick does that with "llm-pick settings admins=…" or LLM_PICK_ADMINS.';
  return keys
    .filter((key) => !mayChangeSetting(actor, { open: !DEFINITIONS[key].adminsOnly, admins }))
    .map((key) => DEFINITIONS[key].name)
    .map((name) => fault(name, `Only an admin can change ${name}. ${who}`));
}

function suggestion(name: string): string {
  const names = SETTING_KEYS.map((key) => DEFINITIONS[key].name);
  const near = nearest(name, names);
  return near ? ` ${didYouMean(name, near)}` : ` There are ${listed(names)}.`;
}

function fault(field: string, message: string): Fault {
  return { file: null, line: null, column: null, field, message };
}
