import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

/** An empty folder that any user may enter (servers run as another user than root), gone at the end. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'llm-pick-'));
  await chmod(folder, 0o755);
  return {
    path: folder,
    // A server that is ending may write once more.
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}
