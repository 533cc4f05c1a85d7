import { request } from 'node:http';

/** The status of a GET of `/` at this port of 127.0.0.1, asked for under another name. */
export function statusAsHost(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/', headers: { host }, agent: false };
    request(options, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    })
      .once('error', reject)
      .end();
  });
}
