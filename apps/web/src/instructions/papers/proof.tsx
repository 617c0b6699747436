import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { GivenBy, Instruction } from '@portal/domain/instructions/contract'
import { sayGround } from '../../people/words.ts'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Day, Moment } from '../../ui/basics/moment.tsx'
import { isChange, saidOf } from '../matter.ts'
import { Section } from '../../ui/page/page.tsx'

const authenticationWords: Record<GivenBy['authenticatedBy'], MessageDescriptor> = {
  'password+totp': msg`mit Passwort und Einmalcode`,
  passkey: msg`mit Passkey`,
}

/** Who gave the instruction under which entry of §9, who signed second, and the checksum of the text. */
export function Proof({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { givenBy, countersignedBy, submittedAt, textSha256 } = instruction
  if (!givenBy) return null
  return (
    <Section title={<Trans>Nachweis</Trans>} clause="§ 9">
      <DefinitionList
        rows={[
          [
            isChange(instruction) ? t`Vorgeschlagen von` : t`Erteilt von`,
            `${givenBy.name}, ${givenBy.function}`,
          ],
          [t`Weisungsberechtigt`, <SinceDay key="since" on={givenBy.authorisedSince} />],
          [t`Eintrag nach § 9`, givenBy.ground && sayGround(givenBy.ground)],
          [t`Bestätigt`, say(authenticationWords[givenBy.authenticatedBy])],
          [
            t`Gegengezeichnet von`,
            countersignedBy && `${countersignedBy.name}, ${countersignedBy.function}`,
          ],
          [
            isChange(instruction) ? t`Vorgeschlagen am` : t`Erteilt am`,
            submittedAt && <Moment at={submittedAt} />,
          ],
          [t`Prüfsumme des Wortlauts (SHA-256)`, <HashText key="text" sha256={textSha256} />],
        ]}
      />
      <p>
        {saidOf(instruction)(
          t`Beide Seiten bewahren die Weisung auf, solange sie gilt, und danach noch drei volle Kalenderjahre.`,
        )}
      </p>
    </Section>
  )
}

const SinceDay = ({ on }: { on: string }) => (
  <Trans>
    seit <Day on={on} />
  </Trans>
)
