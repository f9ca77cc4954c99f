"""What a team's documents look like: its name, logo, colours and fonts, each found to be of use before it is used."""

from acctplan.brand.look import PLAIN, Font, Logo, Look

__all__ = ["PLAIN", "Font", "Logo", "Look"]
