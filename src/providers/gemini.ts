import { type GenerateContentParameters, GoogleGenAI, type ThinkingConfig } from '@google/genai';
import { geminiThinking } from '../core/thinking/gemini-thinking.ts';
import type { CallRequest, Complete } from '../flows/ports/calls.ts';
import type { ProviderAccess } from './access.ts';
import { geminiAnswer } from './gemini-answer.ts';
import { geminiError } from './gemini-failure.ts';
import { GEMINI_STREAM } from './gemini-stream.ts';
import { GOOGLE } from './names.ts';
import type { RecordedCall } from './reply.ts';
import { timedCall } from './timed-call.ts';

/** The SDK defaults to v1, which refuses system instructions and thinking settings. */
const API_VERSION = 'v1beta';

/**
 * Calls Gemini through generateContent, without the SDK's retries. A base URL with no key gets a
 * placeholder for one, as proxies and simulations ask for none.
 */
export function createGemini({ apiKey, baseUrl }: ProviderAccess): Complete {
  const client = new GoogleGenAI({
    apiKey: apiKey ?? 'not-set',
    enterprise: false,
    apiVersion: API_VERSION,
    httpOptions: {
      ...(baseUrl === null ? {} : { baseUrl }),
      retryOptions: { attempts: 1 },
    },
  });
  return (request) => {
    const { model } = request.candidate;
    return timedCall(request, {
      names: GOOGLE,
      call: { model, apiKey },
      send: (signal, fetch) =>
        client.models.generateContent(contentParams(request, { abortSignal: signal, fetch })),
      stream: (signal, fetch) =>
        client.models.generateContentStream(contentParams(request, { abortSignal: signal, fetch })),
      streamReading: GEMINI_STREAM,
      read: (body, latencyMs) => geminiAnswer(body, model, latencyMs),
      error: geminiError,
    });
  };
}

function contentParams(
  { candidate, system, turns, prompt }: CallRequest,
  { abortSignal, fetch }: { abortSignal: AbortSignal; fetch: RecordedCall['fetch'] },
): GenerateContentParameters {
  const thinkingConfig = geminiThinking(candidate);
  return {
    model: candidate.model,
    contents: [...turns, { role: 'user' as const, text: prompt }].map(({ role, text }) => ({
      role: role === 'user' ? 'user' : 'model',
      parts: [{ text }],
    })),
    config: {
      abortSignal,
      httpOptions: { fetch },
      maxOutputTokens: candidate.maxOutputTokens,
      ...(system === null ? {} : { systemInstruction: system }),
      ...(candidate.temperature === null ? {} : { temperature: candidate.temperature }),
      // The library's list of levels lacks some; it sends what it does not know unchanged.
      ...(thinkingConfig && { thinkingConfig: thinkingConfig as ThinkingConfig }),
    },
  };
}
