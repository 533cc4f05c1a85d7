import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Takes pictures of HTML pages, each as high as what it shows. */
export interface Camera {
  /** A PNG of the page at `width` CSS pixels, half as dense again. */
  shoot(html: string, width: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts headless Chromium. Throws when it can't be started. */
export async function openCamera(chromium: string): Promise<Camera> {
  const profile = await mkdtemp(join(tmpdir(), 'llm-pick-pictures-'));
  const browser = spawn(
    chromium,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = new Promise((resolve) => browser.once('exit', resolve));
  browser.once('error', ({ message }) => {
    console.error(
      `Pictures need Chromium (apt install chromium, or CHROMIUM=/its/path): ${message}`,
    );
    process.exit(1);
  });
  const port = new URL(await debuggerAddress(browser.stderr)).port;
  const pages = await fetch(`http://127.0.0.1:${port}/json`).then((answer) => answer.json());
  const page = (pages as { type: string; webSocketDebuggerUrl: string }[]).find(
    ({ type }) => type === 'page',
  );
  if (!page) throw new Error('Chromium opened no page');
  const send = await connect(page.webSocketDebuggerUrl);
  const { frameTree } = (await send('Page.getFrameTree', {})) as {
    frameTree: { frame: { id: string } };
  };
  return {
    shoot: async (html, width) => {
      const size = { width, height: 100, deviceScaleFactor: 1.5, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', size);
      await send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
      const { result } = (await send('Runtime.evaluate', {
        expression: 'document.fonts.ready.then(() => document.documentElement.offsetHeight)',
        awaitPromise: true,
      })) as { result: { value: number } };
      const clip = { x: 0, y: 0, width, height: result.value, scale: 1 };
      const { data } = (await send('Page.captureScreenshot', {
        clip,
        captureBeyondViewport: true,
      })) as { data: string };
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      browser.kill();
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function debuggerAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk;
    const [, address] = /DevTools listening on (\S+)/.exec(text) ?? [];
    if (address) return address;
  }
  throw new Error(`Chromium did not start:\n${text}`);
}

type Send = (method: string, params: Record<string, unknown>) => Promise<unknown>;

/** A connection that speaks the DevTools protocol, one answer for one question. */
async function connect(url: string): Promise<Send> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data));
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
  };
  let last = 0;
  return (method, params) => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    socket.send(JSON.stringify({ id: last, method, params }));
    return answer.promise;
  };
}
