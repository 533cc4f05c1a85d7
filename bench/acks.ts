import { createInterface } from 'node:readline';
import { createSlackDriver } from '../demo/slack-driver.ts';
import { startSlackWorkspace } from '../demo/slack-workspace.ts';
import { type ModelUrls, type Stand, startProcess } from './stand.ts';

export interface AckFigures {
  median: number;
  p99: number;
  commands: number;
  /** Bytes of resident memory of the app's process, at most. */
  largestRss: number;
}

const APP = new URL('./app-process.ts', import.meta.url);

/**
 * How soon `/llm-pick` is acknowledged, in ms as Slack would see it, while the same process runs an
 * evaluation of 5,000 trials, 200 calls at a time; and that process's memory.
 */
export async function measureAcks(
  { databaseUrl }: Pick<Stand, 'databaseUrl'>,
  redisUrl: string | null,
  models: ModelUrls,
): Promise<AckFigures> {
  const workspace = await startSlackWorkspace();
  const app = await startProcess<{ port: number }>(APP, {
    ...{ databaseUrl, redisUrl },
    anthropicUrl: models.anthropicUrl,
    googleUrl: models.googleUrl,
    slackApiUrl: workspace.apiUrl,
    botToken: workspace.botToken,
    signingSecret: workspace.signingSecret,
  });
  const driver = createSlackDriver(workspace, `http://127.0.0.1:${app.ready.port}`);
  await driver.sendCommand('Sort tickets');
  let largestRss = 0;
  createInterface({ input: app.child.stdout! }).once('line', (line) => {
    largestRss = (JSON.parse(line) as { largestRss: number }).largestRss;
  });
  app.child.stdin!.write('begin\n');
  const acks: number[] = [];
  while (largestRss === 0) {
    const { status, milliseconds } = await driver.sendCommand('Sort tickets');
    if (status !== 200) throw new Error(`The app answered ${status}`);
    acks.push(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await app.stop();
  await workspace.stop();
  const sorted = acks.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { median: at(0.5), p99: at(0.99), commands: acks.length, largestRss };
}
