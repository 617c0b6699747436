import { Trans, useLingui } from '@lingui/react/macro'
import { z } from 'zod'
import { challengeOfInput, challengeOfText } from '../../binding/challenge.ts'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { countersignInstruction } from '../acts.ts'
import { ExactWording } from '../wording/exact-wording.tsx'
import { Overtaken } from '../binding/overtaken.tsx'
import { PresentedFacts } from '../wording/presented.tsx'
import { presentedWording } from '../wording/presented-wording.ts'
import { SecondFactorForm } from '../../binding/second-factor-form.tsx'
import { type Stepped, useBinding } from '../binding/use-binding.ts'
import { WordingChanges } from '../wording/wording-changes.tsx'

const Nothing = z.strictObject({})

/** The second of two signatures, over exactly what the first person signed. */
export function CountersignPage(stepped: Stepped) {
  const { t } = useLingui()
  const act = useBinding(stepped, {
    move: 'countersign',
    path: 'gegenzeichnen',
    schema: Nothing,
    blank: () => ({}),
  })
  const { instruction, seen } = act
  const { id, presented } = seen
  const home = { href: `/weisungen/${id}`, label: <Trans>Noch nicht</Trans> }
  return (
    <Page>
      <PageHeader
        title={t`Gegenzeichnen`}
        clause="§ 8.3"
        back={
          <a href={home.href}>
            <Trans>Zurück zur Weisung</Trans>
          </a>
        }
        lead={
          <Trans>
            Ihre Praxis verlangt zwei Unterschriften. Mit Ihrer wird dieser Wortlaut verbindlich.
          </Trans>
        }
      />
      {act.isChanged && (
        <Section>
          <Overtaken
            instruction={instruction}
            hasInput={false}
            onSeen={act.isPossible ? act.onSeen : null}
          />
        </Section>
      )}
      {presented && act.isPossible && !act.isChanged && (
        <>
          <Section title={<Trans>Das zeichnen Sie gegen</Trans>}>
            <PresentedFacts presented={presented} />
            <ExactWording instruction={presentedWording(seen)} />
            {presented.amendment && <WordingChanges before={seen} after={presentedWording(seen)} />}
          </Section>
          <Section title={<Trans>Bestätigen</Trans>}>
            <SecondFactorForm
              // Of what is on the screen: the server compares it with what the first person signed.
              challenge={() =>
                presented.amendment
                  ? challengeOfInput('instruction.countersigned', id, presented.amendment)
                  : challengeOfText('instruction.countersigned', id, seen.text)
              }
              onConfirm={(secondFactor) =>
                countersignInstruction(seen, { sha256: presented.sha256 }, secondFactor)
              }
              onDone={act.done}
              onRefused={act.onRefused}
              label={<Trans>Verbindlich gegenzeichnen</Trans>}
              back={home}
            />
          </Section>
        </>
      )}
    </Page>
  )
}
