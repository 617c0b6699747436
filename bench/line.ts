/** A figure beside what it should be. */
export type Line = { what: string; measured: number; goal: string; met: 'hit' | 'miss' }

export const line = (what: string, measured: number, than: '<=' | '>=', goal: number): Line => ({
  what,
  measured: Number(measured.toFixed(measured < 10 ? 2 : 1)),
  goal: `${than === '<=' ? '≤' : '≥'} ${goal}`,
  met: (than === '<=' ? measured <= goal : measured >= goal) ? 'hit' : 'miss',
})
