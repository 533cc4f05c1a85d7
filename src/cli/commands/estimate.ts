import { understood } from '../../core/request/understood.ts';
import type { CliDeps } from '../deps.ts';
import { readEvaluation } from '../input/read-evaluation.ts';
import { requireKeys } from '../input/require-keys.ts';
import { estimateText, previewText } from '../output/estimate-text.ts';
import { screenOf } from '../output/screen.ts';

/**
 * `llm-pick estimate FILE`: what was understood, what it can show and may cost; nothing is called or
 * stored. Throws AppError('invalid input') where a model it names can't be called here for want of a key.
 */
export async function estimate(
  deps: CliDeps,
  file: string,
  { json, allowOutside }: { json: boolean; allowOutside: boolean },
): Promise<void> {
  const catalog = deps.catalog({ reachable: false });
  const request = await readEvaluation(file, { catalog, at: deps.now(), allowOutside });
  const found = await deps.estimate(request);
  const read = understood(request);
  const { name, volume } = request.spec;
  const screen = screenOf(deps.stdout, deps.noColor);
  const simulated = deps.simulated();
  deps.stdout.write(
    json
      ? `${JSON.stringify({ schema: 'llm-pick/estimate@1', simulated, name, ...found, understood: read }, null, 2)}\n`
      : `${estimateText(name, { estimate: found, read, volume }, { screen, command: deps.command, simulated })}\n${previewText(read, screen)}`,
  );
  requireKeys(deps, file, request);
}
