import { describe } from 'vitest';
import { storageContract } from '../support/storage-contract/contract.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

describe('the record in PostgreSQL', () => storageContract(postgresPlace()));
