import type { Columns } from '../../platform/csv/columns.ts'

/** What a file says of a measure. */
export const columns = {
  heading: {
    is: 'Überschrift',
    also: ['heading', 'überschriftanhangiii', 'headingannexiii', 'anhangiii', 'annexiii', 'punkt'],
  },
  text: { is: 'Maßnahme', also: ['massnahme', 'text', 'beschreibung', 'measure', 'description'] },
  systems: { is: 'Gilt für', also: ['system', 'systeme', 'systems', 'appliesto'] },
  implementedSince: {
    is: 'Umgesetzt seit',
    also: ['seit', 'umgesetzt', 'since', 'implemented', 'implementedsince', 'inplacesince'],
  },
} as const satisfies Columns<string>
export type Column = keyof typeof columns
