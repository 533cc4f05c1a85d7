import type { CliDeps } from './deps.ts';
import { estimateText } from './estimate-text.ts';
import { readEvaluation } from './read-evaluation.ts';
import { screenOf } from './screen.ts';

/** `llm-pick estimate FILE`: what it can show and may cost; nothing is called or stored. */
export async function estimate(
  deps: CliDeps,
  file: string,
  { json, allowOutside }: { json: boolean; allowOutside: boolean },
): Promise<void> {
  const catalog = deps.catalog({ reachable: false });
  const request = await readEvaluation(file, { catalog, at: deps.now(), allowOutside });
  const known = deps.estimate(request);
  deps.stdout.write(
    json
      ? `${JSON.stringify({ schema: 'llm-pick/estimate@1', name: request.spec.name, ...known }, null, 2)}\n`
      : estimateText(request.spec.name, known, screenOf(deps.stdout, deps.noColor)),
  );
}
