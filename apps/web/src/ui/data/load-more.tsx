import { Trans } from '@lingui/react/macro'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button, ButtonRow } from '../basics/button.tsx'
import { Refusal } from '../basics/refusal.tsx'
import { loadedBeforePrint, printWhole } from './print-whole.ts'

/** As much as is loaded at once to print it: about a thousand lines. */
const mostPages = 40

/** The end of a list that has more; takes the fields of `useInfiniteQuery`. Printed, the list goes on to its end. */
export function LoadMore({
  hasNextPage,
  isFetchingNextPage,
  isFetchNextPageError,
  error,
  fetchNextPage,
}: {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: Error | null
  fetchNextPage: () => Promise<{ hasNextPage: boolean; isFetchNextPageError: boolean }>
}) {
  const [isTooLong, setTooLong] = useState(false)
  const loadAll = useEffectEvent(async () => {
    for (let pages = 0; pages < mostPages; pages++) {
      const now = await fetchNextPage()
      if (!now.hasNextPage || now.isFetchNextPageError) return
    }
    setTooLong(true)
  })
  useEffect(() => (hasNextPage ? loadedBeforePrint(() => loadAll()) : undefined), [hasNextPage])
  if (!hasNextPage) return null
  return (
    <div>
      {isFetchNextPageError && <Refusal error={error} />}
      <ButtonRow>
        <Button isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Mehr laden</Trans>
        </Button>
        <Button look="quiet" onClick={() => void printWhole()}>
          <Trans>Ganze Liste drucken</Trans>
        </Button>
      </ButtonRow>
      {isTooLong ? (
        <p>
          <Trans>
            Die Liste ist länger, als sich auf einmal drucken lässt. Grenzen Sie sie ein, und
            drucken Sie den Rest für sich.
          </Trans>
        </p>
      ) : (
        <p data-print="only">
          <Trans>
            Die Liste geht weiter; gedruckt ist nur, was vorher geladen war. Alles druckt im Portal
            „Ganze Liste drucken“.
          </Trans>
        </p>
      )}
    </div>
  )
}
