/** Slack's numbers (docs.slack.dev, read 2026-11-23): characters unless said otherwise. */
export const LIMITS = {
  message: {
    blocks: 50,
    /** chat.update refuses more with `msg_too_long`. */
    text: 4_000,
    /** The text of all blocks together: more is refused with `msg_blocks_too_long` (bolt-js#2509, #2867). */
    allBlocks: 11_000,
  },
  modal: { blocks: 100, title: 24, button: 24, metadata: 3_000, bytes: 250_000 },
  id: 255,
  header: 150,
  section: 3_000,
  context: { elements: 10, text: 2_000 },
  actions: 25,
  button: { text: 75, value: 2_000 },
  confirm: { title: 100, text: 300, button: 30 },
  alert: 200,
  imageAlt: 2_000,
  chart: { title: 50, series: 6, label: 20 },
  input: { label: 2_000, hint: 2_000, text: 3_000, placeholder: 150 },
  options: { count: 100, text: 75, value: 150, description: 75 },
  /** Ours: Slack names none for rich_text, but a message of many long texts is refused. */
  richText: 3_000,
} as const;
