import { Component, type ComponentType, type FunctionComponent, h } from "preact";

/** Draws a component again only if one of its properties is another value. */
export function memo<P extends object>(inner: FunctionComponent<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const old = this.props as Record<string, unknown>;
      const now = next as Record<string, unknown>;
      return Object.keys(now).some((k) => now[k] !== old[k]) || Object.keys(old).length !== Object.keys(now).length;
    }
    override render() {
      return h(inner, this.props as P);
    }
  };
}
