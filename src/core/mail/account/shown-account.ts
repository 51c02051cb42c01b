/** An account for a person's eyes: enough to compare, not enough to copy. `DE89 … 30 00`. */
export function showAccount(account: string): string {
  if (account.includes(' ')) return account.replace(/(\d{2,})(\d{4})$/, '… $2');
  return `${account.slice(0, 4)} … ${account.slice(-4)}`;
}
