const VARIABLE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The variables of a template, each once, in order: `{{input}}` is `input`. */
export function templateVariables(template: string): string[] {
  return [...new Set([...template.matchAll(VARIABLE)].map(([, name]) => name!))];
}

/**
 * The template with its variables replaced, in one pass: braces in the values stay as they are.
 * A variable without a value stays too.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(VARIABLE, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : whole,
  );
}
