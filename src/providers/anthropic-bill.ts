import Anthropic, { APIError } from '@anthropic-ai/sdk';

/** What a provider charged by exact model id, in dollars, or why that is not known. */
export type ProviderBill = { byModel: ReadonlyMap<string, number> } | { problem: string };

const TIMEOUT_MS = 15_000;

/**
 * What Anthropic charged for the calls of one API key in a span of whole hours (31 days at most), from
 * its analytics of cost: after discounts, before credits. Needs an Admin key (`ANTHROPIC_ADMIN_KEY`);
 * the API key is found among the organization's by its redacted hint.
 */
export async function readAnthropicBill(
  { adminKey, apiKey, baseUrl }: { adminKey: string; apiKey: string; baseUrl: string | null },
  { start, end }: { start: Date; end: Date },
): Promise<ProviderBill> {
  const client = new Anthropic({
    apiKey: adminKey,
    baseURL: baseUrl,
    timeout: TIMEOUT_MS,
    maxRetries: 2,
    logLevel: 'off',
  });
  const { apiKeys, analytics } = client.beta.organization;
  try {
    const ids: string[] = [];
    for await (const key of apiKeys.list({ limit: 100 })) {
      if (isHintOf(key.partial_key_hint, apiKey)) ids.push(key.id);
    }
    if (ids.length === 0) {
      return { problem: 'the organization of the Admin key does not have llm-pick’s API key.' };
    }
    const byModel = new Map<string, number>();
    const rows = analytics.cost.list({
      starting_at: start.toISOString(),
      ending_at: end.toISOString(),
      api_key_ids: ids,
      group_by: ['model'],
      limit: 1_000,
    });
    for await (const { group, cost } of rows) {
      if (group.model === null) continue;
      byModel.set(group.model, (byModel.get(group.model) ?? 0) + Number(cost.amount) / 100);
    }
    return { byModel };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** `sk-ant-api03-R2D...igAA` of `sk-ant-api03-R2D…igAA`: its visible ends are the key's. */
function isHintOf(hint: string | null, apiKey: string): boolean {
  const [start = '', end = ''] = (hint ?? '').split(/(?:\.{2,}|…|\*+)/);
  return start.length + end.length >= 4 && apiKey.startsWith(start) && apiKey.endsWith(end);
}

function problemOf(error: unknown): string {
  if (error instanceof APIError && (error.status === 401 || error.status === 403)) {
    return 'the key in ANTHROPIC_ADMIN_KEY was refused: make an Admin key in the Console.';
  }
  if (error instanceof APIError && error.status !== undefined) {
    return `Anthropic answered ${error.status}.`;
  }
  return 'Anthropic could not be reached.';
}
