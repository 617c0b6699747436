import { useLingui } from '@lingui/react/macro'
import type { z } from 'zod'
import { Said } from '../../binding/said.tsx'
import { formatInstant } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { type DraftField, valuesOf } from '../fields/draft-contract.ts'
import { fieldWords, sayField } from '../fields/field-words.ts'
import { channelWords } from '../words.ts'
import type { EntryForm } from './entry-contract.ts'

/** Everything the provider is about to enter, as the client will read it. */
export function EntryReview({ entry }: { entry: z.output<typeof EntryForm> }) {
  const { t } = useLingui()
  const values = valuesOf(entry)
  // Every field of a draft has its words.
  const fields = Object.keys(fieldWords) as DraftField[]
  const { channel, toldBy, toldAt, note, file } = entry
  const isOral = channel === 'oral'
  return (
    <Said
      rows={[
        [t`Wie kam sie zu Ihnen?`, say(channelWords[channel])],
        [isOral ? t`Wer hat sie mitgeteilt?` : t`Von wem ist sie?`, toldBy],
        [
          isOral ? t`Wann wurde sie mitgeteilt?` : t`Wann ist sie eingegangen?`,
          formatInstant(toldAt),
        ],
        ...(file ? [[t`Datei`, file.name] as const] : []),
        ...(note ? [[t`Anmerkung`, note] as const] : []),
        ...fields
          .map((field) => [say(fieldWords[field]), sayField(field, values)] as const)
          .filter(([, said]) => said !== ''),
      ]}
    />
  )
}
