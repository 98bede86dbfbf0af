import type { Page } from 'playwright-core';

/** A body of so many bytes, as a list of conversations would be. */
function bodyOf(bytes: number): string {
  const message = {
    id: 'm_AQAAAAEAAAACAZ3ybi0AAAAA',
    created_time: '2026-05-04T10:00:00+0000',
    from: { name: 'Theo Lindqvist', id: '9996701759222364' },
    message: 'Is the blue vase still there, or has somebody taken it meanwhile?',
  };
  const one = JSON.stringify(message);
  return `{"data":[${Array(Math.ceil(bytes / (one.length + 1))).fill(one)}]}`;
}

/**
 * Opens a row whose answer is of so many bytes, fetched before, some times: the milliseconds from each press until
 * it was painted. No server keeps such an answer; the page is given it in the place of its own.
 */
export async function openBody(page: Page, bytes: number, times: number): Promise<number[]> {
  const body = bodyOf(bytes);
  const rows = page.getByRole('row', { name: /, call,/ });
  const seqs = await rows.evaluateAll((all: readonly { getAttribute(name: string): string }[]) =>
    all.map((row) => Number(row.getAttribute('data-seq'))),
  );
  const [small, large] = seqs.slice(-2);
  await page.route(/\/v1\/timeline\/\d+$/, async (route) => {
    const answer = await route.fetch();
    const detail = (await answer.json()) as { readonly seq: number; readonly answer?: object };
    // One of the two alone: what lies between them is left by it.
    const isLarge = detail.seq === large;
    await route.fulfill({ json: isLarge ? { ...detail, answer: { status: 200, body } } : detail });
  });
  const row = (seq: number | undefined) => page.locator(`[role=row][data-seq="${seq}"]`);
  await row(large).click();
  await page.getByText('"data"').first().waitFor();
  const taken: number[] = [];
  while (taken.length < times) {
    await row(small).click();
    await page.getByText('"data"').first().waitFor({ state: 'detached' });
    taken.push((await page.evaluate(opening(large))) as number);
  }
  await page.unroute(/\/v1\/timeline\/\d+$/);
  return taken;
}

const opening = (seq: number | undefined) => `new Promise((told) => {
  const began = performance.now();
  document.querySelector('[role=row][data-seq="${seq}"]').click();
  const look = () => document.querySelector('[data-pane=work]').textContent.includes('"data"')
    ? requestAnimationFrame(() => setTimeout(() => told(performance.now() - began)))
    : requestAnimationFrame(look);
  look();
})`;
