/** Codes of ISO 4217; the platform names those it takes nowhere (wire.md 8.3). */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether it is the code of a currency, in capitals as the platform wants it. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/** Whether an amount is none below zero, and has no more decimals than its currency. */
export function isAmount(amount: number, currency: string): boolean {
  const { maximumFractionDigits: most = 2 } = new Intl.NumberFormat('en', {
    ...{ style: 'currency', currency },
  }).resolvedOptions();
  return amount >= 0 && Number(amount.toFixed(most)) === amount;
}
