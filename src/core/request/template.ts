import { entryOf } from '../entry-of.ts';
import { reachInto } from './reach-into.ts';

/**
 * `{{{{name}}}}` is a literal `{{name}}`; `{{name}}` is a variable. No spaces apart from the name: a
 * run of them would be tried in every way.
 */
const VARIABLE = /\{\{\{\{([^{}]+)\}\}\}\}|\{\{([^{}]+)\}\}/g;

/** The variables of a template, each once, in order: `{{input}}` is `input`, `{{a.b[0]}}` is `a.b[0]`. */
export function templateVariables(template: string): string[] {
  const names = [...template.matchAll(VARIABLE)].map(([, , inside]) => inside?.trim() ?? '');
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * The template with its variables replaced, in one pass: braces in the values stay as they are.
 * A variable without a value stays too.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(VARIABLE, (whole, literal?: string, inside?: string) => {
    if (literal !== undefined) return `{{${literal}}}`;
    return variableValue((inside ?? '').trim(), values) ?? whole;
  });
}

/** What a variable stands for: a column, or a part of the JSON that a column holds; null where it has none. */
export function variableValue(
  name: string,
  values: Readonly<Record<string, string>>,
): string | null {
  const own = new Map(Object.entries(values));
  const value = own.get(name);
  if (value !== undefined) return value;
  const column = columnOf(name, [...own.keys()]);
  return column === null ? null : reachInto(entryOf(own, column), name.slice(column.length));
}

/** The column that a variable names or reaches into: the longest that fits; null where there is none. */
export function columnOf(name: string, columns: readonly string[]): string | null {
  const fits = columns.filter((column) => {
    const next = name.charAt(column.length);
    return name.startsWith(column) && (next === '' || next === '.' || next === '[');
  });
  return fits.reduce<string | null>(
    (longest, column) => (column.length > (longest?.length ?? -1) ? column : longest),
    null,
  );
}
