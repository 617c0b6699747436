import { Trans } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Moment } from '../ui/moment.tsx'
import { valuesOf, type NoticeValues } from './notice-form.ts'
import { NoticeSheet } from './notice-sheet.tsx'

/** Somebody else saved this draft meanwhile. Both texts are there; the person decides which one goes on. */
export const Changed = ({
  notice,
  onChoose,
}: {
  notice: Notice
  onChoose: (values: Partial<NoticeValues>) => void
}) => (
  <>
    <Banner tone="alarm" title={<Trans>Jemand hat diesen Entwurf inzwischen geändert</Trans>}>
      <p>
        <Trans>
          Es wurde nichts gespeichert, und nichts von Ihrem Text ist verloren. Hier steht der Stand
          vom <Moment at={notice.updatedAt} />. Welcher soll gelten?
        </Trans>
      </p>
    </Banner>
    <NoticeSheet notice={notice} />
    <ButtonRow>
      <Button onClick={() => onChoose({ version: notice.version })}>
        <Trans>Mit meinem Text weiterarbeiten</Trans>
      </Button>
      <Button onClick={() => onChoose(valuesOf(notice))}>
        <Trans>Den gespeicherten Stand übernehmen</Trans>
      </Button>
    </ButtonRow>
  </>
)
