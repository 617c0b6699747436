import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { formatNumber } from '../../platform/language/format.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../people.module.css'
import { LeftOutList } from './left-out-list.tsx'
import { roundQuery } from './queries.ts'

/** A round on its way, and what came of it; the address can be left and found again. */
export function RoundUnderWay({ id }: { id: string }) {
  const { t } = useLingui()
  const { data: round } = useSuspenseQuery(roundQuery(id))
  const { status, progress, clients, invited } = round
  const cache = useQueryClient()
  useEffect(() => {
    if (status !== 'done') return
    void cache.invalidateQueries({ queryKey: ['invited-people'] })
    void cache.invalidateQueries({ queryKey: ['clients'] })
  }, [cache, status])
  return (
    <>
      {status === 'failed' ? (
        <Section>
          <Banner tone="alarm" title={<Trans>Es sind nicht alle eingeladen.</Trans>}>
            <p>
              <Trans>
                Nach {formatNumber(progress)} von {formatNumber(clients)} Auftraggebern ging es
                nicht weiter. Laden Sie die übrigen noch einmal ein; niemand bekommt zwei
                Einladungen.
              </Trans>
            </p>
            <LinkButton href={pages.clients.inviteMany}>
              <Trans>Weitere einladen</Trans>
            </LinkButton>
          </Banner>
        </Section>
      ) : status === 'done' ? (
        <Section title={<Trans>Eingeladen</Trans>}>
          <Banner tone="good">
            <p role="status">
              <Plural
                value={invited}
                _0="Niemand wurde eingeladen."
                one="Eine Einladung ist geschrieben."
                other="# Einladungen sind geschrieben."
              />
            </p>
            <p>
              <Trans>Wie weit jede Person ist, sagt die Liste.</Trans>
            </p>
          </Banner>
          <ButtonRow>
            <LinkButton href={pages.clients.invited} look="primary">
              <Trans>Wer noch nicht da ist</Trans>
            </LinkButton>
            <LinkButton href={pages.clients.inviteMany}>
              <Trans>Weitere einladen</Trans>
            </LinkButton>
          </ButtonRow>
        </Section>
      ) : (
        <Section title={<Trans>Wird eingeladen</Trans>}>
          <div className={styles.progress}>
            <progress value={progress} max={clients} aria-label={t`Fortschritt der Einladungen`} />
            <p role="status">
              <Trans>
                {formatNumber(progress)} von {formatNumber(clients)} Auftraggebern
              </Trans>
            </p>
          </div>
          <p>
            <Trans>
              Sie können diese Seite verlassen; es geht ohne Sie weiter. Bricht es ab, geht es dort
              weiter, wo es aufgehört hat.
            </Trans>
          </p>
        </Section>
      )}
      <LeftOutList title={<Trans>Wo niemand eingeladen wurde</Trans>} lines={round.lines} />
    </>
  )
}
