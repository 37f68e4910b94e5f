import type { Tool } from './tool';

/** Every tool. A new one is a file and a line here; see docs/guides/add-your-own-tool.md. */
export const TOOLS: readonly Tool[] = [];
