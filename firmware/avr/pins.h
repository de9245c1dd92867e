/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the wires go; README.md has the drawing. The names on the boards stand behind.
 *
 *            Uno, Nano (ATmega328P)   Leonardo, Micro, Pro Micro (ATmega32U4)
 *   cells    PC0  A0                  PF7  A0 (A3…A0 of a Pro Micro: A0)
 *   S0       PD4  D4                  PD4  D4
 *   S1       PD5  D5                  PC6  D5
 *   S2       PD6  D6                  PD7  D6
 *   button   PD2  D2                  PE6  D7
 *   motor    PB1  D9                  PB5  D9
 *   sense    PB0  D8                  PB4  D8
 *   SDA SCL  PC4 PC5  A4 A5           PD1 PD0  D2 D3 */

#include <avr/io.h>

#if defined(__AVR_ATmega328P__)

#define CELL_CHANNEL    0
#define BANDGAP_CHANNEL 0x0e
#define MUX_MASK        ((1 << PD4) | (1 << PD5) | (1 << PD6))
#define MUX_DDR_INIT()  (DDRD |= MUX_MASK)
#define MUX_SELECT(i)   (PORTD = (PORTD & (uint8_t) ~MUX_MASK) | (uint8_t) ((i) << PD4))
#define BUTTON_PORT     PORTD
#define BUTTON_PIN      PIND
#define BUTTON_BIT      (1 << PD2)
#define MOTOR_BIT       (1 << PB1)
#define SENSE_BIT       (1 << PB0)
#define TWI_PORT        PORTC
#define TWI_DDR         DDRC
#define TWI_SDA         (1 << PC4)
#define TWI_SCL         (1 << PC5)

#elif defined(__AVR_ATmega32U4__)

#define CELL_CHANNEL    7
#define BANDGAP_CHANNEL 0x1e
#define MUX_DDR_INIT()  (DDRD |= (1 << PD4) | (1 << PD7), DDRC |= 1 << PC6)
#define MUX_SELECT(i)                                                                                                 \
  (PORTD = (PORTD & (uint8_t) ~((1 << PD4) | (1 << PD7))) | (uint8_t) (((i) & 1) << PD4 | ((i) >> 2 & 1) << PD7),    \
   PORTC = (PORTC & (uint8_t) ~(1 << PC6)) | (uint8_t) (((i) >> 1 & 1) << PC6))
#define BUTTON_PORT     PORTE
#define BUTTON_PIN      PINE
#define BUTTON_BIT      (1 << PE6)
#define MOTOR_BIT       (1 << PB5)
#define SENSE_BIT       (1 << PB4)
#define TWI_PORT        PORTD
#define TWI_DDR         DDRD
#define TWI_SDA         (1 << PD1)
#define TWI_SCL         (1 << PD0)

#else
#error "pins.h knows the ATmega328P and the ATmega32U4"
#endif
