import { afterAll, beforeAll } from 'vitest';
import { type Database, type DatabaseClient, openDatabase } from '../../src/store/client.ts';
import { createDatabase, type TestDatabase } from './database.ts';

interface FileDatabase {
  readonly db: Database;
  readonly url: string;
}

/** A database for the tests of one file, over so many connections; dropped after the last of them. */
export function fileDatabase(connections = 2): FileDatabase {
  let database: TestDatabase;
  let client: DatabaseClient;
  beforeAll(async () => {
    database = await createDatabase();
    client = openDatabase(database.url, connections);
  });
  afterAll(async () => {
    await client.close();
    await database[Symbol.asyncDispose]();
  });
  return {
    get db() {
      return client.db;
    },
    get url() {
      return database.url;
    },
  };
}
