import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { localeNow } from '../../platform/language/i18n.ts'
import { Button, ButtonRow } from './button.tsx'
import { Refusal } from './refusal.tsx'
import styles from './dialog.module.css'

/** `isDismissable`: also by a click beside it, which would lose what was typed; the escape key always closes. */
export const Dialog = ({
  title,
  isOpen,
  onClose,
  isDismissable = false,
  children,
}: {
  title: ReactNode
  isOpen: boolean
  onClose: () => void
  isDismissable?: boolean
  children: ReactNode
}) => (
  <I18nProvider locale={localeNow()}>
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  </I18nProvider>
)

/** Asks once more before something that cannot be taken back. `confirmLabel` names the act, never „OK“. */
export const ConfirmDialog = ({
  title,
  isOpen,
  onClose,
  children,
  confirmLabel,
  onConfirm,
  isPending = false,
  error = null,
  look = 'primary',
}: {
  title: ReactNode
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  confirmLabel: ReactNode
  onConfirm: () => void
  isPending?: boolean
  error?: Error | null
  look?: 'primary' | 'danger'
}) => (
  <Dialog title={title} isOpen={isOpen} onClose={onClose} isDismissable>
    {children}
    <Refusal error={error} />
    <ButtonRow>
      <Button look={look} onClick={onConfirm} isPending={isPending}>
        {confirmLabel}
      </Button>
      <Button onClick={onClose}>
        <Trans>Abbrechen</Trans>
      </Button>
    </ButtonRow>
  </Dialog>
)
