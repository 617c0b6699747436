import { t } from '@lingui/core/macro'
import { Side } from '@portal/domain/access'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import { z } from 'zod'

const Person = z.object({ name: z.string(), side: Side })

/** By whom; an event without a person came by itself, on its day. */
export function sayWho({ personal, erased }: EvidenceItem): string {
  if (erased) return t`Personenangaben gelöscht`
  const person = Person.safeParse(personal).data
  if (!person) return t`von selbst`
  const { name } = person
  return person.side === 'client' ? t`${name} (Auftraggeber)` : t`${name} (Auftragnehmer)`
}
