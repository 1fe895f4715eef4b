/** Which projects are worth imitating beyond their popularity: those near money and accounts. */

/** Parts of words, long enough that they mean the same wherever they stand. */
const parts = [
  'crypto',
  'bitcoin',
  'coin',
  'binance',
  'solana',
  'ethereum',
  'web3',
  'wallet',
  'blockchain',
  'ccxt',
  'trading',
  'trade',
  'finance',
  'discord',
  'telegram',
  'telethon',
  'roblox',
  'captcha',
] as const;

/** Short ones that only count as a word of their own. */
const words = [
  'btc',
  'eth',
  'bip',
  'solc',
  'vyper',
  'tron',
  'nft',
  'defi',
  'cord',
  'steam',
  'aiogram',
] as const;

/**
 * True for a project whose users hold money or accounts in it. Nearly every named campaign against PyPI was after
 * wallets, exchange keys or chat tokens, and imitated tools of that trade far down the ranking.
 */
export function isSoughtAfter(name: string): boolean {
  return (
    parts.some(part => name.includes(part)) ||
    name.split('-').some(word => (words as readonly string[]).includes(word))
  );
}
