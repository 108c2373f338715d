import type { Operands } from './operands.ts';

/** The text matrix (`ta` to `tf`) and that of the line: plain numbers, since they change with every piece of text. */
export class TextPosition {
  ta = 1;
  tb = 0;
  tc = 0;
  td = 1;
  te = 0;
  tf = 0;
  private la = 1;
  private lb = 0;
  private lc = 0;
  private ld = 1;
  private le = 0;
  private lf = 0;

  begin(): void {
    this.ta = this.la = this.td = this.ld = 1;
    this.tb = this.lb = this.tc = this.lc = 0;
    this.te = this.le = this.tf = this.lf = 0;
  }

  /** To the matrix an operator states. */
  set(operands: Operands): void {
    this.ta = this.la = operands.number(0, 1);
    this.tb = this.lb = operands.number(1, 0);
    this.tc = this.lc = operands.number(2, 0);
    this.td = this.ld = operands.number(3, 1);
    this.te = this.le = operands.number(4, 0);
    this.tf = this.lf = operands.number(5, 0);
  }

  moveLine(x: number, y: number): void {
    const { la, lb, lc, ld, le, lf } = this;
    this.ta = la;
    this.tb = lb;
    this.tc = lc;
    this.td = ld;
    this.te = this.le = x * la + y * lc + le;
    this.tf = this.lf = x * lb + y * ld + lf;
  }

  /** Past shown text. */
  advance(x: number, y: number): void {
    const { te, tf } = this;
    this.te = x * this.ta + y * this.tc + te;
    this.tf = x * this.tb + y * this.td + tf;
  }

  copy(): TextPosition {
    return Object.assign(new TextPosition(), this);
  }
}
