import { AppError } from '@portal/domain/fault'
import { useState } from 'react'
import { Badge } from '../ui/basics/badge.tsx'
import { Banner } from '../ui/basics/banner.tsx'
import { Brand } from '../ui/basics/brand.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Card, Quote } from '../ui/basics/card.tsx'
import { CopyButton } from '../ui/basics/copy-button.tsx'
import { ConfirmDialog, Dialog } from '../ui/basics/dialog.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Exact } from '../ui/basics/exact.tsx'
import { Hidden } from '../ui/basics/hidden.tsx'
import { Icon, icons } from '../ui/basics/icon.tsx'
import { LazyPart } from '../ui/basics/lazy-part.tsx'
import { announce, LiveRegion } from '../ui/basics/live-region.tsx'
import { Loading } from '../ui/basics/loading.tsx'
import { Day, Moment, MomentDay } from '../ui/basics/moment.tsx'
import { MailLink, PhoneLink } from '../ui/basics/contact-link.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Steps } from '../ui/basics/steps.tsx'
import { UnderWay } from '../ui/basics/under-way.tsx'

const looks = ['primary', 'secondary', 'quiet', 'danger'] as const
const at = '2026-03-29T01:30:00.000Z'

function Opened({ kind }: { kind: 'plain' | 'asking' | 'refused' }) {
  const [isOpen, setOpen] = useState(false)
  const shared = { title: 'A title', isOpen, onClose: () => setOpen(false) }
  return (
    <>
      <Button onClick={() => setOpen(true)}>Dialog: {kind}</Button>
      {kind === 'plain' ? (
        <Dialog {...shared}>What it says.</Dialog>
      ) : (
        <ConfirmDialog
          {...shared}
          confirmLabel="Do it"
          onConfirm={() => setOpen(false)}
          error={kind === 'refused' ? refused : null}
          look="danger"
        >
          What will happen.
        </ConfirmDialog>
      )}
    </>
  )
}

const refused = new AppError({ code: 'unauthenticated' })

export const basics = {
  'basics/badge': (['plain', 'accent', 'good', 'caution', 'alarm', 'breach'] as const).map(
    (tone) => (
      <Badge key={tone} tone={tone}>
        {tone}
      </Badge>
    ),
  ),
  'basics/banner': (['info', 'good', 'caution', 'alarm', 'breach'] as const).map((tone) => (
    <Banner key={tone} tone={tone} title={`Banner: ${tone}`}>
      <p>
        What follows from it, with a link to <a href="#basics/banner">what to do</a>.
      </p>
    </Banner>
  )),
  'basics/brand': (
    <>
      <Brand />
      <Brand of="Zerer IT" />
    </>
  ),
  'basics/button': (
    <>
      {looks.map((look) => (
        <ButtonRow key={look}>
          <Button look={look} icon="check">
            {look}
          </Button>
          <Button look={look} isPending>
            pending
          </Button>
          <Button look={look} isDisabled>
            disabled
          </Button>
          <Button look={look} isExpanded>
            expanded
          </Button>
          <LinkButton look={look} href="#basics/button" icon="arrow">
            link
          </LinkButton>
        </ButtonRow>
      ))}
    </>
  ),
  'basics/card': (
    <>
      <Card title="With a title">Something that belongs together.</Card>
      <Card>Without one.</Card>
      <Quote>{'What somebody wrote,\nwith its lines.'}</Quote>
    </>
  ),
  'basics/contact-link': (
    <>
      <MailLink address="info@xn--physio-mller-klb.de" /> <PhoneLink number="+49 851 4711-0" />
    </>
  ),
  'basics/copy-button': (
    <>
      <CopyButton text="copied" />
      <CopyButton text="copied" label="With a word" />
    </>
  ),
  'basics/dialog': (['plain', 'asking', 'refused'] as const).map((kind) => (
    <Opened key={kind} kind={kind} />
  )),
  'basics/empty-state': (
    <>
      <EmptyState title="Nothing here yet">Why, and what to do.</EmptyState>
      <EmptyState title="Nothing here" />
    </>
  ),
  'basics/exact': <Exact>W-2026-0042</Exact>,
  'basics/hidden': (
    <p>
      Said to screen readers alone: <Hidden>hidden</Hidden>
    </p>
  ),
  'basics/icon': icons.map((name) => (
    <span key={name}>
      <Icon name={name} /> {name}
    </span>
  )),
  'basics/lazy-part': <LazyPart>A part that was loaded.</LazyPart>,
  'basics/live-region': (
    <>
      <LiveRegion />
      <Button onClick={() => announce('Something happened.')}>Announce</Button>
    </>
  ),
  'basics/loading': <Loading />,
  'basics/moment': (
    <>
      <Moment at={at} />
      <MomentDay at={at} />
      <Day on="2026-03-29" />
    </>
  ),
  'basics/refusal': (
    <>
      <Refusal error={refused} />
      <Refusal error={new Error('a bug')} />
      <Refusal error={null} />
    </>
  ),
  'basics/steps': [0, 1, 2].map((current) => (
    <Steps key={current} steps={['Enter', 'Review', 'Receipt']} current={current} />
  )),
  'basics/under-way': <UnderWay isUnderWay />,
}
