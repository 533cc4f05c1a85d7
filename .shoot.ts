import { writeFileSync } from 'node:fs';
import { openDemo } from './demo/open-demo.ts';
import { openCamera } from './scripts/screenshots.ts';
import { messagePage } from './scripts/slack-page.ts';
const camera = await openCamera('/usr/bin/chromium');
await using demo = await openDemo();
await demo.postDigest!();
const all = await demo.driver.messages();
const d = all.find(({ text }: any) => text.includes('Evaluations cost'))!;
const thread = (await demo.driver.thread(d.ts))[0]!;
for (const [name, m] of Object.entries({ digest: d, thread })) for (const theme of ['light','dark'] as const) for (const w of [800, 390]) 
  writeFileSync(`/tmp/w/week/${name}-${theme}-${w}.png`, await camera.shoot(messagePage(m as any, { theme, names: demo.workspace }), w));
console.log(d.text); console.log(thread.text);
await camera.close();
