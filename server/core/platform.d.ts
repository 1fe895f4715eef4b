/** What every JavaScript platform has beside the language itself, so that the core needs the types of none of them. */

declare global {
  class TextDecoder {
    constructor(encoding?: 'utf-8' | 'latin1', options?: { readonly fatal?: boolean });
    decode(bytes: Uint8Array): string;
  }
  class TextEncoder {
    encode(text: string): Uint8Array;
  }
}

export {};
