import { readdir, readFile, readlink } from 'node:fs/promises';

/** Where a process takes TCP connections, as `127.0.0.1:3000`, from Linux’s own tables. */
export async function listeningAddresses(pid: number): Promise<string[]> {
  const inodes = await socketInodes(pid);
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')),
  );
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTENING && inodes.has(inode!))
    .map(([, local]) => readable(local!))
    .sort();
}

const LISTENING = '0A';

async function socketInodes(pid: number): Promise<Set<string>> {
  const names = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(
    names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')),
  );
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

/** `0100007F:0BB8` is 127.0.0.1:3000; addresses of IPv6 stay as the table has them. */
function readable(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.match(/../g) ?? [];
  const dotted = bytes.toReversed().map((byte) => Number.parseInt(byte, 16));
  return `${bytes.length === 4 ? dotted.join('.') : address}:${Number.parseInt(port, 16)}`;
}
