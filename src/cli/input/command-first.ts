import { itemAt } from '../../core/item-at.ts';
/**
 * Returns a command line as the program reads it: with the options that were typed before the command behind
 * it ("--json run x.yml"), and with the name of a command that there isn't alone, which is an error then
 * ("help nope", "nope --help").
 */
export function commandFirst(argv: readonly string[], commands: readonly string[]): string[] {
  const [first, second] = argv;
  if (first === undefined || /^(?:-V|--version)$/.test(first)) return [...argv];
  const isCommand = (word: string) => word === HELP || commands.includes(word);
  if (!first.startsWith('-')) {
    if (!isCommand(first)) return [first];
    const isAsked = first === HELP && second !== undefined && !second.startsWith('-');
    return isAsked && (second === HELP || !isCommand(second)) ? [second] : [...argv];
  }
  const at = argv.findIndex(isCommand);
  return at < 0 ? [...argv] : [itemAt(argv, at), ...argv.slice(0, at), ...argv.slice(at + 1)];
}

const HELP = 'help';
