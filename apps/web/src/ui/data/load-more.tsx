import { Trans } from '@lingui/react/macro'
import { Button } from '../basics/button.tsx'

/** The end of a list that has more; takes the fields of `useInfiniteQuery`. */
export const LoadMore = ({
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}) =>
  hasNextPage && (
    <div>
      <Button isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        <Trans>Mehr laden</Trans>
      </Button>
      <p data-print="only">
        <Trans>Die Liste geht weiter; gedruckt ist nur, was vorher geladen war.</Trans>
      </p>
    </div>
  )
