// Data may be damaged in ways that only show when it is drawn. Then the page says so, instead of showing half a report.

import type { ComponentChildren } from 'preact';
import { Component } from 'preact';

export class Guard extends Component<{ readonly children: ComponentChildren }, { readonly broken: boolean }> {
  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <p class="problem">The data in this page is damaged. Make it again with: wom report DIR</p>;
  }
}
