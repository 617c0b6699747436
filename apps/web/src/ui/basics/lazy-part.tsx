import { Trans } from '@lingui/react/macro'
import { Component, type ReactNode, Suspense } from 'react'
import { Button, ButtonRow } from './button.tsx'
import { Refusal } from './refusal.tsx'

type Props = { children: ReactNode; reload?: () => void }

/** Around every part that is loaded later: where it does not come, says so and offers to load the page anew. */
export class LazyPart extends Component<Props, { error: Error | null }> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { children, reload = () => location.reload() } = this.props
    if (!this.state.error) return <Suspense>{children}</Suspense>
    return (
      <>
        <Refusal error={this.state.error} />
        <ButtonRow>
          <Button look="primary" onClick={reload}>
            <Trans>Neu laden</Trans>
          </Button>
        </ButtonRow>
      </>
    )
  }
}
