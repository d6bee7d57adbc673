// What the scripts of the page find in it: the library, their own data, and which element stands behind which id.
// For the type check of development only (`make types`); no page loads it.

declare namespace vis {
  class DataSet {
    constructor(items: object[]);
    update(items: object[]): void;
  }
  class Network {
    body: { emitter: { emit(event: string): void } };
    constructor(stage: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object);
    on(event: string, listener: (told: any) => void): void;
    once(event: string, listener: (told: any) => void): void;
    getScale(): number;
    getViewPosition(): Point;
    getPosition(id: string): Point;
    getPositions(ids?: string[]): Record<string, Point>;
    canvasToDOM(point: Point): Point;
    setSize(width: string, height: string): void;
    moveTo(how: { position?: Point; scale?: number; offset?: Point; animation?: boolean | object }): void;
    setSelection(what: { nodes?: string[]; edges?: string[] }, how?: object): void;
    setOptions(options: object): void;
    redraw(): void;
    stabilize(rounds: number): void;
    storePositions(): void;
    stopSimulation(): void;
    startSimulation(): void;
  }
}

interface Point {
  x: number;
  y: number;
}

interface Document {
  getElementById(id: "find" | "when"): HTMLInputElement;
  getElementById(id: "claims" | "save" | "legend"): HTMLDetailsElement;
  getElementById(id: "earlier" | "later" | "now" | "news" | "more" | "back" | "unfilter" | "settle"): HTMLButtonElement;
  getElementById(id: string): HTMLElement;
}

interface ParentNode {
  querySelector(selectors: "tbody"): HTMLTableSectionElement;
  querySelector(selectors: "input"): HTMLInputElement;
  querySelector(selectors: "canvas"): HTMLCanvasElement;
  querySelector(selectors: string): HTMLElement;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

interface Window {
  wickgraph: object;
}
