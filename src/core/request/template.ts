/** No spaces apart from the name: a run of them would be tried in every way. */
const VARIABLE = /\{\{([^{}]+)\}\}/g;

/** The variables of a template, each once, in order: `{{input}}` is `input`. */
export function templateVariables(template: string): string[] {
  const names = [...template.matchAll(VARIABLE)].map(([, inside]) => inside!.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * The template with its variables replaced, in one pass: braces in the values stay as they are.
 * A variable without a value stays too.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(VARIABLE, (whole, inside: string) => {
    const name = inside.trim();
    return Object.hasOwn(values, name) ? values[name]! : whole;
  });
}
