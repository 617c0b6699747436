/** What a browser's translation shows in place of some texts. */
type StandIn = { shown: ChildNode; for: Text[] }

const isTranslators = (node: Node | null): node is HTMLElement => node?.nodeName === 'FONT'

/**
 * A translation in the browser takes texts out of the page and puts elements of its own in their place. React knows the
 * texts alone: it would change what nobody sees any more, and fail where it takes one away. From here on a text that
 * changes or goes comes back first; what stays of it is translated anew.
 */
export function liveWhenTranslated(): void {
  const standIns = new WeakMap<Node, StandIn>()
  const bringBack = (text: Node) => {
    const standIn = text.isConnected ? null : standIns.get(text)
    standIn?.shown.replaceWith(...standIn.for)
  }
  const changes = new MutationObserver((records) => {
    for (const { target } of records) bringBack(target)
  })
  const takings = new MutationObserver((records) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records)
      for (const text of removedNodes) {
        if (!(text instanceof Text) || text.isConnected) continue
        const beside = [...addedNodes, previousSibling, nextSibling].filter(isTranslators)
        const shown = beside.find((each) => !standIns.has(each))
        const known = beside.map((each) => standIns.get(each)).find(Boolean)
        // One element may stand for several texts.
        const standIn = shown ? { shown, for: [] } : known
        if (!standIn) continue
        standIn.for.push(text)
        standIns.set(text, standIn).set(standIn.shown, standIn)
        changes.observe(text, { characterData: true })
      }
  })
  takings.observe(document, { childList: true, subtree: true })
  // oxlint-disable-next-line typescript/unbound-method -- each is called on the node it was asked of.
  const { removeChild, insertBefore } = Node.prototype
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode !== this) bringBack(child)
    return removeChild.call(this, child) as T
  }
  Node.prototype.insertBefore = function <T extends Node>(
    this: Node,
    node: T,
    before: Node | null,
  ): T {
    if (before && before.parentNode !== this) bringBack(before)
    return insertBefore.call(this, node, before) as T
  }
}
