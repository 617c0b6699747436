import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { CopyButton } from '../ui/basics/copy-button.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { Section } from '../ui/page/page.tsx'
import { HeadStamp } from './head-stamp.tsx'
import { HeadMailingForm } from './head-mailing.tsx'
import { evidenceHeadQuery } from './queries.ts'

/** The end of the log with our signature: whoever keeps it can prove later that nothing was cut off or changed. */
export function HeadSection({ clientId, isOwn }: { clientId: string; isOwn: boolean }) {
  const { t } = useLingui()
  const { data: head } = useSuspenseQuery(evidenceHeadQuery(clientId))
  const { sequence, hash, at, jws, stamp } = head
  return (
    <Section title={<Trans>Stand des Protokolls, von uns unterschrieben</Trans>}>
      {jws === null ? (
        <p>
          <Trans>Mit dem ersten Ereignis steht hier, was Sie aufbewahren können.</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>
              Bewahren Sie diesen Stand außerhalb des Portals auf. Damit weisen Sie später nach,
              dass bis hierher nichts geändert, entfernt oder eingefügt wurde.
            </Trans>
          </p>
          <DefinitionList
            rows={[
              [t`Letztes Ereignis`, t`Nummer ${sequence}`],
              [t`Vom`, at && <Moment at={at} />],
              [t`Prüfsumme (SHA-256)`, <HashText key="hash" sha256={hash} />],
              [t`Zeitstempel`, <HeadStamp key="stamp" stamp={stamp} />],
            ]}
          />
          <div data-print="no">
            <ButtonRow>
              <LinkButton
                href={`data:application/jose,${jws}`}
                icon="download"
                download={`Protokollstand-${sequence}.jws`}
              >
                <Trans>Stand herunterladen</Trans>
              </LinkButton>
              <CopyButton text={jws} label={t`Unterschriebenen Stand kopieren`} />
            </ButtonRow>
          </div>
        </>
      )}
      {isOwn && <HeadMailingForm />}
    </Section>
  )
}
