import { nearest } from '../../core/nearest.ts';
import { DEFINITIONS, SETTING_KEYS } from '../../core/settings/definitions.ts';
import type { SettingChange } from '../../flows/change-settings.ts';

const NAMES = SETTING_KEYS.map((key) => DEFINITIONS[key].name);
/** The same as people write them: "monthly cap", "Monthly_Cap", "timezone". */
const AS_WRITTEN = NAMES.filter((name) => name.includes('-')).map((name): [RegExp, string] => [
  new RegExp(`^${name.replaceAll('-', '[ _-]?')}(?![\\w-])`, 'i'),
  name,
]);

/**
 * Returns what is changed by `settings key=value …`, where a value may hold spaces, or by one `settings key
 * value`; no change where a setting, or what is none, is named alone; null: it is something else.
 */
export function settingChanges(typed: string): SettingChange[] | null {
  const [, written] = /^settings?\s+(.+)$/i.exec(typed) ?? [];
  if (written === undefined) return null;
  const rest = withHyphens(written.replace(/^(?:set|change)\s+/i, ''))
    .replaceAll(/\s+=(?!>)/g, '=')
    .replaceAll(/=(?!>)\s+(?![\w-]+=(?!>))/g, '=');
  if (/^[\w-]+=(?!>)/.test(rest)) {
    return rest.split(/\s+(?=[\w-]+=(?!>))/).map((assignment) => {
      const at = assignment.indexOf('=');
      return { name: assignment.slice(0, at), text: bareValue(assignment.slice(at + 1)) };
    });
  }
  const [, name = '', value = ''] = /^([\w-]+):?(?:\s+(?:to\s+)?(.*))?$/.exec(rest) ?? [];
  if (NAMES.includes(name.toLowerCase())) {
    return value === '' ? [] : [{ name, text: bareValue(value) }];
  }
  // What is no setting is said so, not taken for a task.
  if (VALUE.test(value)) return [{ name, text: value }];
  if (!/^[\w-]+(?: [\w-]+){0,2}$/.test(rest)) return null;
  return value !== '' && nearest(name, NAMES) !== null ? [{ name, text: value }] : [];
}

/** An amount, a share, a channel, a person: no word of a task. */
const VALUE = /^(?:[$€£]?\d[\d.,]*%?|[#@][\w.-]+|<[#@][^>]+>)$/;

function withHyphens(written: string): string {
  const [begin, name] = AS_WRITTEN.find(([begin]) => begin.test(written)) ?? [];
  return begin && name ? written.replace(begin, name) : written;
}

/** A value without the quotes that a terminal would want around it. */
function bareValue(text: string): string {
  return text.trim().replace(/^["'“”‘’](.*)["'“”‘’]$/, '$1');
}
