import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';

/**
 * Global middleware: every text that Slack sends loses what no database keeps, NULs, and has U+FFFD in
 * place of half characters. The listeners see the same objects.
 */
export async function storableTexts({
  body,
  next,
}: Pick<AnyMiddlewareArgs & AllMiddlewareArgs, 'body' | 'next'>): Promise<void> {
  makeStorable(body);
  await next();
}

function makeStorable(holder: object): void {
  for (const [key, value] of Object.entries(holder)) {
    if (typeof value === 'string') Object.assign(holder, { [key]: storable(value) });
    else if (typeof value === 'object' && value !== null) makeStorable(value);
  }
}

function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
