import type { TestPortal } from './harness.ts'

/** A report of an erasure that is over at the moment it is read: nothing is reported before it was given. */
export const erasedBy = (clockOf: () => TestPortal['clock']) => ({
  report: 'Gelöscht und geprüft.',
  get executedFrom() {
    return clockOf().now()
  },
  get executedUntil() {
    return clockOf().now()
  },
  result: 'Vollständig',
  deletion: {
    dataSets: 'Akte 4711',
    systems: 'thera-pi.online',
    backups: 'rollen nach 30 Tagen heraus',
    method: 'Überschreiben',
    verification: 'Suche ohne Treffer',
  },
})
