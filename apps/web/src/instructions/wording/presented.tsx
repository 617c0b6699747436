import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction, Presented } from '@portal/domain/instructions/contract'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { asPresented } from './as-presented.ts'
import { WordingChanges } from './wording-changes.tsx'

const moveWords: Record<Presented['move'], MessageDescriptor> = {
  submit: msg`die Weisung zu erteilen`,
  confirm: msg`die mitgeteilte Weisung zu bestätigen`,
  amend: msg`die Weisung zu ändern`,
  propose: msg`die Änderung vorzuschlagen`,
  revise: msg`den Vorschlag zu ändern`,
  agree: msg`der Änderung zuzustimmen`,
}

/** What was signed once and waits for a second person. */
export const PresentedSection = ({ instruction }: { instruction: Instruction }) =>
  instruction.presented && (
    <Section title={<Trans>Erste Unterschrift</Trans>} clause="§ 8.3">
      <PresentedFacts presented={instruction.presented} />
      {instruction.presented.amendment && (
        <WordingChanges before={instruction} after={asPresented(instruction)} />
      )}
    </Section>
  )

/** Who signed first, what for, and the checksum both signatures share. */
export function PresentedFacts({ presented }: { presented: Presented }) {
  const { t } = useLingui()
  const { by, at, move, sha256 } = presented
  return (
    <DefinitionList
      rows={[
        [t`Zuerst unterschrieben von`, by],
        [t`Unterschrieben am`, <Moment key="at" at={at} />],
        [t`Um was zu tun`, say(moveWords[move])],
        [t`Prüfsumme des Unterschriebenen (SHA-256)`, <HashText key="hash" sha256={sha256} />],
      ]}
    />
  )
}
