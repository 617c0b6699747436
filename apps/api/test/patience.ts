/** How long a busy machine may take for a single thing that is waited for. */
export const patience = { timeout: 120_000, interval: 50 }
